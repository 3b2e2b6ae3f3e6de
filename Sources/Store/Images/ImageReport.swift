/// What was found when the pictures of a store were looked at again.
public struct ImageReport: Hashable, Sendable {
  /// A picture whose bytes are not what they were.
  public struct Damaged: Hashable, Sendable {
    /// The hash it is kept under.
    public var sha256: [UInt8]
    /// What is wrong, a sentence.
    public var sentence: String
  }

  /// A picture somebody took whose bytes are not here.
  public struct Wanted: Hashable, Sendable {
    /// The hash of the bytes.
    public var sha256: [UInt8]
    /// How many bytes they are.
    public var byteCount: Int64
    /// The file's name as the scope gave it.
    public var name: String?
    /// Who has it, or had it.
    public var technician: String
  }

  /// How many pictures are here.
  public var count = 0
  /// How large they are together; bytes.
  public var byteCount: Int64 = 0
  /// What is wrong with the file itself, in sentences.
  public var fileFaults: [String] = []
  /// Pictures that rotted.
  public var damaged: [Damaged] = []
  /// Pictures that were added on this laptop and are not here any more.
  public var lost: [Wanted] = []
  /// Pictures that are known of and not here: on another laptop, which is no fault.
  public var wanted: [Wanted] = []
  /// All that are known of and not here, by hash.
  public var missing: [Wanted] {
    (lost + wanted).sorted { $0.sha256.lexicographicallyPrecedes($1.sha256) }
  }
  /// Hashes of bytes that no record names: left by an interrupted add; harmless.
  public var orphans: [[UInt8]] = []

  /// Nothing was looked at yet.
  public init() {}

  /// Whether nothing that is here is damaged, and nothing that was here is gone.
  public var isWell: Bool { fileFaults.isEmpty && damaged.isEmpty && lost.isEmpty }
}
