"""A reader at the site, who notes every complaint of the browser."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request, Response, expect

# htmx logs a request that a newer one replaced, as it was told to, as an error.
REPLACED = ("htmx:afterRequest", "htmx:sendAbort")


class Visitor:
    """Drives one page. `complaints` holds console errors, faults and requests to other hosts."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(f"fault: {error}"))
        page.on("request", self._request)
        page.on("response", self._response)

    def open(self, address: str) -> None:
        self.page.goto(address)

    def follow(self, name: str, *, within: str = "main") -> None:
        """Click the first link of that name, then see that a page with a heading came."""
        expect(self.page.locator(".htmx-request")).to_have_count(0)
        self.page.locator(within).get_by_role("link", name=name).first.click()
        expect(self.page.locator("h1").first).to_be_attached()

    @property
    def heading(self) -> str:
        return self.page.locator("h1").first.inner_text()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith(REPLACED):
            self.complaints.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if urlsplit(request.url).hostname not in {"localhost", None}:
            self.complaints.append(f"request to another host: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.complaints.append(f"{response.status}: {response.url}")
        if response.headers.get("content-type", "").startswith("text/html"):
            policy = response.headers.get("content-security-policy", "")
            if "default-src 'none'" not in policy:
                self.complaints.append(f"no policy: {response.url}")
