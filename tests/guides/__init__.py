"""The guides as readers meet them: plain words, sources, anchors that hold."""
