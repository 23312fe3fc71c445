from oddplug import Simple
