"""An override of an inherited method."""


class API:
    def greet(self, name: str) -> str:
        return name


class Plugin(API):
    def greet(self, name: int) -> str:
        return ""


plugin = Plugin()
