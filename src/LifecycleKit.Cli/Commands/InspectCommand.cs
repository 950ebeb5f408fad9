using System.CommandLine;

namespace LifecycleKit.Cli;

internal sealed class InspectCommand { public static Command Create(ToolConsole console) => new("inspect"); }
