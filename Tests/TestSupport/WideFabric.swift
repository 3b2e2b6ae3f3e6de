/// A dump of switches that are all joined to each other: many links in few lines.
public enum WideFabric {
  /// The dump of that many switches, 40 at most: `wide-1` and so on, or those after another number.
  public static func text(switches: Int, after before: Int = 0) -> String {
    var out = ""
    for one in 1...switches {
      let (name, guid) = (before + one, guid(before + one))
      out += """
        vendid=0x2c9
        devid=0xd2f0
        sysimgguid=0x\(guid)
        switchguid=0x\(guid)(\(guid))
        Switch\t41 "S-\(guid)"\t\t# "MF0;wide-\(name):MQM8700/U1" enhanced port 0 lid \(name) lmc 0

        """
      for other in 1...switches where other != one {
        let far = before + other
        out += """
          [\(other)]\t"S-\(Self.guid(far))"[\(one)]\t\t# "MF0;wide-\(far):MQM8700/U1" lid \(far) 4xHDR

          """
      }
      out += "\n"
    }
    return out
  }

  private static func guid(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    return "6" + String(repeating: "0", count: 15 - digits.count) + digits
  }
}
