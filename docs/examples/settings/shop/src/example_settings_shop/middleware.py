"""Two middlewares that keep the API, and one that does not."""

from example_settings.api import View


class Framed:
    """Puts a frame round the answer."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: str) -> str:
        """The answer in its frame."""
        return f"[ {self.get_response(request)} ]"


def shouting(get_response: View) -> View:
    """A function that makes a function is as good."""

    def shout(request: str) -> str:
        return get_response(request).upper()

    return shout


class Timed:
    """Refused: the host gives it the next one only."""

    def __init__(self, get_response: View, clock: str) -> None:
        self.get_response = get_response
        self.clock = clock

    def __call__(self, request: str) -> str:
        """The answer, with the time."""
        return f"{self.get_response(request)} at {self.clock}"
