/// How a loss tester was referenced.
enum ReferenceMethod: String, CaseIterable {
  case oneJumper = "1-jumper"
  case twoJumper = "2-jumper"
  case threeJumper = "3-jumper"
}
