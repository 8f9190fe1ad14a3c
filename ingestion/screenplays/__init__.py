"""What a script tells: its scenes, who speaks how much; short quotes, never the whole.

Pure: text goes in, values come out.
"""
