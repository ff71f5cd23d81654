"""What pages share and no page owns: layout, badge, stage bar, dot plot, lists, charts, with their macros."""
