import oldquay.base


class MissingMethod:
    def lift(self, goods, height=60):
        yield ""


class Good(MissingMethod):
    def close(self):
        pass


class Plugin(oldquay.base.Plugin):
    def run(self, options):
        return 0


class Poor:
    def stop(self):
        pass


class Needy(oldquay.base.Plugin):
    def __init__(self, app, colour):
        pass


good = Good()
missing_method = MissingMethod()
