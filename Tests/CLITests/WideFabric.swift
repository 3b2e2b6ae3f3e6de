/// A dump of switches that are all joined to each other: many links in few lines.
enum WideFabric {
  static func text(switches: Int) -> String {
    var out = ""
    for one in 1...switches {
      let guid = Self.guid(one)
      out += """
        vendid=0x2c9
        devid=0xd2f0
        sysimgguid=0x\(guid)
        switchguid=0x\(guid)(\(guid))
        Switch\t41 "S-\(guid)"\t\t# "MF0;wide-\(one):MQM8700/U1" enhanced port 0 lid \(one) lmc 0

        """
      for other in 1...switches where other != one {
        let (near, far) = (other, one)
        out += """
          [\(near)]\t"S-\(Self.guid(other))"[\(far)]\t\t# "MF0;wide-\(other):MQM8700/U1" lid \(other) 4xHDR

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
