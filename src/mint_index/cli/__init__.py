"""The command `mint`: one file a command, each imported only when it is called."""
