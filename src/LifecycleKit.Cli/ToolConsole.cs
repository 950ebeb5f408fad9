using Spectre.Console;

namespace LifecycleKit.Cli;

/// <summary>Where a run of the tool writes to.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Terminal">Standard output as a terminal: tables, bars, colours.</param>
/// <param name="Input">Opens standard input, for the file name <c>-</c>.</param>
internal sealed record ToolConsole(TextWriter Output, TextWriter Error, IAnsiConsole Terminal, Func<Stream> Input)
{
    /// <summary>Whether progress is shown: never into a pipe or a file.</summary>
    public bool IsInteractive => Terminal.Profile.Capabilities.Interactive;

    public static ToolConsole OfProcess()
    {
        // A pipe or a file gets plain text, and NO_COLOR (https://no-color.org) turns colours off.
        var isPlain = Console.IsOutputRedirected;
        var isColourless = isPlain || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        var terminal = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = isPlain ? AnsiSupport.No : AnsiSupport.Detect,
                ColorSystem = isColourless ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
                Interactive = isPlain ? InteractionSupport.No : InteractionSupport.Detect,
            });
        return new ToolConsole(Console.Out, Console.Error, terminal, Console.OpenStandardInput);
    }
}
