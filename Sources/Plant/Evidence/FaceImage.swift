/// A picture of an end-face, tied to what it shows; the bytes are kept apart, by their hash.
public struct FaceImage: Hashable, Sendable {
  /// SHA-256 of the original bytes; 32 bytes.
  public var sha256: [UInt8]
  /// Size of the original; bytes.
  public var byteCount: Int64
  /// What kind of file it is.
  public var format: ImageFormat
  /// The file's name as the scope gave it.
  public var name: String?
  /// The face it shows.
  public var face: Face?
  /// The position it shows, plug view, key up; nil for the whole face.
  public var fibre: Int?
  /// The inspection it belongs to.
  public var inspection: ThingID?
  /// The cleaning it was made after.
  public var cleaning: ThingID?
  /// When it was taken, by the scope's clock; ms UTC.
  public var takenMS: Int64?
  /// Width of the picture; pixels.
  public var widthPX: Int?
  /// Height of the picture; pixels.
  public var heightPX: Int?
  /// The scope tip it was taken with; label.
  public var tip: String?

  /// All its parts.
  public init(
    sha256: [UInt8], byteCount: Int64, format: ImageFormat, name: String? = nil,
    face: Face? = nil, fibre: Int? = nil, inspection: ThingID? = nil, cleaning: ThingID? = nil,
    takenMS: Int64? = nil, widthPX: Int? = nil, heightPX: Int? = nil, tip: String? = nil
  ) {
    self.sha256 = sha256
    self.byteCount = byteCount
    self.format = format
    self.name = name
    self.face = face
    self.fibre = fibre
    self.inspection = inspection
    self.cleaning = cleaning
    self.takenMS = takenMS
    self.widthPX = widthPX
    self.heightPX = heightPX
    self.tip = tip
  }
}
