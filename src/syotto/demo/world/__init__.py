"""The hidden company: its market, its people, what they do, and what a contact does to them."""
