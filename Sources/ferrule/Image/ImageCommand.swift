import ArgumentParser

struct ImageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "image",
    abstract: "Pictures of end-faces: keep them, look them up, check them.",
    discussion: """
      PNG, JPEG and BMP files, told by their content. The original bytes are kept once, in images.db \
      in the store's folder. docs/images.md has the limits.
      """,
    subcommands: [ImageAdd.self, ImageList.self, ImageShow.self, ImageVerify.self])
}
