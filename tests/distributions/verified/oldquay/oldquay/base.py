class Plugin:
    def __init__(self, app):
        self.app = app

    def run(self, options):
        raise NotImplementedError
