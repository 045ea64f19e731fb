"""Settings and what starts the site."""

import os

# Before numpy is loaded: by default its BLAS takes a thread for each core and lets them wait in a
# loop, so that two workers would hinder each other and the pages.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
