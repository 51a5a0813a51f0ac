import Companion
import Foundation

exit(runCompanion(arguments: Array(CommandLine.arguments.dropFirst())))
