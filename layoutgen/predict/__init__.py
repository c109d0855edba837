"""Scene graph to layout without torch: `prior` places, `satisfy` repairs."""
