"""Real hosts and their real plugins: the APIs are declared here, the plugins are what is installed."""
