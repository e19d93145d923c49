"""What a page shows, as plain values made of the desk's: pure, without a request or a tag."""
