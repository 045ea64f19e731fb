"""Following the open web: feeds, sitemaps and pages, asked politely and one host at a time."""
