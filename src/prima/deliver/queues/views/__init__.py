"""The faces of the queue: kiosk, ticket, board, desk, and its set-up."""
