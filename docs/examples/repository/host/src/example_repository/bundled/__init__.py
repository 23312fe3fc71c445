"""Extensions that come with the host, and are off until they are named."""
