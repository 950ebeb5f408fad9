using System.CommandLine;
using LifecycleKit.Import;

namespace LifecycleKit.Cli;

/// <summary>The command <c>lifecycle</c>: parses the command line, runs the command, and turns refusals into exit codes.</summary>
internal static class LifecycleTool
{
    /// <summary>The exit code of a run that did what was asked.</summary>
    public const int Done = 0;

    /// <summary>The exit code of a refusal.</summary>
    public const int Refused = 1;

    /// <summary>The exit code of a command line that is not valid.</summary>
    public const int Usage = 2;

    /// <summary>The exit code of a run that Ctrl-C ended, as shells have it: 128 and the number of the signal.</summary>
    public const int Interrupted = 130;

    // A step that does not watch for Ctrl-C takes seconds with millions of rows; ended in it, the run would leave files behind.
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromMinutes(1);

    /// <summary>Runs the tool.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="console">Where to write to.</param>
    /// <param name="cancellationToken">Ends the run, as Ctrl-C does.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] arguments, ToolConsole console, CancellationToken cancellationToken = default)
    {
        var root = Commands(console);
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            await console.Error.WriteLineAsync(OneLine.Of($"lifecycle: {ErrorOf(parsed, root)} {HelpHint(parsed)}"))
                .ConfigureAwait(false);
            return Usage;
        }

        try
        {
            var configuration = new InvocationConfiguration
            {
                Output = console.Output, Error = console.Error, EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeToEnd,
            };
            return await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await console.Error.WriteLineAsync("lifecycle: interrupted; nothing was written.").ConfigureAwait(false);
            return Interrupted;
        }
        catch (Exception error) when (error is RefusedException or ImportException or IOException or UnauthorizedAccessException
            or InsufficientMemoryException)
        {
            await WriteRefusalAsync(console.Error, error).ConfigureAwait(false);
            return Refused;
        }
    }

    /// <summary>Writes one line, and one more for each error that a refusal lists.</summary>
    private static async Task WriteRefusalAsync(TextWriter output, Exception error)
    {
        var lines = error is RefusedException ? error.Message.Split('\n') : [error.Message];
        await output.WriteLineAsync(OneLine.Of($"lifecycle: {lines[0]}")).ConfigureAwait(false);
        foreach (var line in lines.Skip(1)) await output.WriteLineAsync(OneLine.Of(line)).ConfigureAwait(false);
    }

    private static Task<int> Main(string[] args) => RunAsync(args, ToolConsole.OfProcess());

    private static RootCommand Commands(ToolConsole console) =>
        new("Reads an export of a shop's orders, and says where each customer is in the lifecycle, what the customer is worth, and why.")
        {
            ReportCommand.Create(console),
            InspectCommand.Create(console),
            ExplainCommand.Create(console),
            CheckCommand.Create(console),
            CompareCommand.Create(console),
            FitCommand.Create(console),
        };

    /// <summary>Returns the first error; for a wrong word in the place of a command, one that names the word and the commands.</summary>
    private static string ErrorOf(ParseResult parsed, RootCommand root)
    {
        if (parsed.CommandResult.Command != root || parsed.UnmatchedTokens is not [var word, ..]) return parsed.Errors[0].Message;
        var commands = OptionTypes.Listed(root.Subcommands.Select(command => command.Name), "and");
        return $"'{OneLine.Cell(word)}' is not a command. The commands are {commands}.";
    }

    private static string HelpHint(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? "Try lifecycle --help."
            : $"Try lifecycle {parsed.CommandResult.Command.Name} --help.";
}
