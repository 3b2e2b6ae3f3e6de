import Foundation
import Interop

/// A small made-up fabric, and ways to damage it.
///
/// Two leaves and one spine; `pine-01` has two adapters, `pine-02` one adapter of two ports.
enum Dump {
  static let header = """
    #
    # Topology file: generated on Mon Mar  2 08:15:00 2026
    #
    # Initiated from node 00000000000000a1 port 00000000000000a1

    """

  static let leaf1 = """

    vendid=0x2c9
    devid=0xd2f0
    sysimgguid=0x11
    switchguid=0x11(11)
    Switch\t41 "S-0000000000000011"\t\t# "MF0;leaf-1:MQM8700/U1" enhanced port 0 lid 1 lmc 0
    [1]\t"H-00000000000000a1"[1](a1) \t\t# "pine-01 mlx5_0" lid 10 4xHDR
    [2]\t"H-00000000000000b1"[1](b1) \t\t# "pine-02 mlx5_0 " lid 12 4xHDR
    [31]\t"S-0000000000000021"[1]\t\t# "MF0;spine-1:MQM8700/U1" lid 3 4xHDR
    [41]\t"H-0000000000000019"[1](19) \t\t# "Mellanox Technologies Aggregation Node" lid 4 4xHDR

    """

  static let leaf2 = """

    vendid=0x2c9
    devid=0xd2f0
    sysimgguid=0x12
    switchguid=0x12(12)
    Switch\t41 "S-0000000000000012"\t\t# "MF0;leaf-2:MQM8700/U1" enhanced port 0 lid 2 lmc 0
    [1]\t"H-00000000000000a2"[1](a2) \t\t# "pine-01 mlx5_1" lid 11 4xHDR
    [2]\t"H-00000000000000b1"[2](b2) \t\t# "pine-02 mlx5_0 " lid 13 4xHDR
    [31]\t"S-0000000000000021"[2]\t\t# "MF0;spine-1:MQM8700/U1" lid 3 2xHDR

    """

  static let spine = """

    vendid=0x2c9
    devid=0xd2f0
    sysimgguid=0x21
    switchguid=0x21(21)
    Switch\t41 "S-0000000000000021"\t\t# "MF0;spine-1:MQM8700/U1" enhanced port 0 lid 3 lmc 0
    [1]\t"S-0000000000000011"[31]\t\t# "MF0;leaf-1:MQM8700/U1" lid 1 4xHDR
    [2]\t"S-0000000000000012"[31]\t\t# "MF0;leaf-2:MQM8700/U1" lid 2 2xHDR
    [8]\t"S-0000000000000021"[9]\t\t# "MF0;spine-1:MQM8700/U1" lid 3 4xHDR
    [9]\t"S-0000000000000021"[8]\t\t# "MF0;spine-1:MQM8700/U1" lid 3 4xHDR

    """

  static let adapters = """

    vendid=0x2c9
    devid=0xcf09
    sysimgguid=0x11
    caguid=0x19
    Ca\t1 "H-0000000000000019"\t\t# "Mellanox Technologies Aggregation Node"
    [1](19) \t"S-0000000000000011"[41]\t\t# lid 4 lmc 0 "MF0;leaf-1:MQM8700/U1" lid 1 4xHDR

    vendid=0x2c9
    devid=0x101b
    sysimgguid=0xb1
    caguid=0xb1
    Ca\t2 "H-00000000000000b1"\t\t# "pine-02 mlx5_0 "
    [1](b1) \t"S-0000000000000011"[2]\t\t# lid 12 lmc 0 "MF0;leaf-1:MQM8700/U1" lid 1 4xHDR
    [2](b2) \t"S-0000000000000012"[2]\t\t# lid 13 lmc 0 "MF0;leaf-2:MQM8700/U1" lid 2 4xHDR

    vendid=0x2c9
    devid=0x101b
    sysimgguid=0xa2
    caguid=0xa2
    Ca\t1 "H-00000000000000a2"\t\t# "pine-01 mlx5_1"
    [1](a2) \t"S-0000000000000012"[1]\t\t# lid 11 lmc 0 "MF0;leaf-2:MQM8700/U1" lid 2 4xHDR

    """

  /// The adapter that discovery began at; the tool prints it last.
  static let last = """

    vendid=0x2c9
    devid=0x101b
    sysimgguid=0xa1
    caguid=0xa1
    Ca\t1 "H-00000000000000a1"\t\t# "pine-01 mlx5_0"
    [1](a1) \t"S-0000000000000011"[1]\t\t# lid 10 lmc 0 "MF0;leaf-1:MQM8700/U1" lid 1 4xHDR

    """

  static let whole = header + leaf1 + leaf2 + spine + adapters + last

  /// The dump with the first `old` replaced; the test is wrong if it does not hold `old`.
  static func whole(_ old: String, becomes new: String) throws -> String {
    try replaced(whole, old, new)
  }

  static func replaced(_ text: String, _ old: String, _ new: String) throws -> String {
    guard let range = text.range(of: old) else { throw NotInDump(text: old) }
    return text.replacingCharacters(in: range, with: new)
  }

  /// The number of the first line that holds `text`.
  static func line(of text: String, in dump: String = whole) throws -> Int {
    let lines = dump.split(separator: "\n", omittingEmptySubsequences: false)
    guard let index = lines.firstIndex(where: { $0.contains(text) }) else {
      throw NotInDump(text: text)
    }
    return index + 1
  }

  static func read(_ text: String) throws(ImportError) -> FabricDump {
    try IBNetDiscover.read([UInt8](text.utf8), file: "fabric.txt")
  }

  /// The refusal of the text, or nil if it was read.
  static func refusal(_ text: String) -> ImportError? {
    do throws(ImportError) {
      _ = try read(text)
      return nil
    } catch {
      return error
    }
  }

  private struct NotInDump: Error {
    let text: String
  }
}
