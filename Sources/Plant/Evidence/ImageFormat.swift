/// What kind of picture file an image is, told by its content.
public enum ImageFormat: String, Hashable, Sendable, CaseIterable {
  case png
  case jpeg
  case bmp
}
