using System.CommandLine;
using System.Text.Json;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Cli;

/// <summary><c>lifecycle check FILE.json</c>: what is wrong with a lifecycle or a playbook, its coverage, and its diagram.</summary>
internal sealed class CheckCommand
{
    private readonly Argument<string> _file = new("FILE.json") { Description = "a lifecycle or a playbook, as JSON" };
    private readonly LifecycleArguments _lifecycle = new();

    private CheckCommand()
    {
    }

    /// <summary>Creates the command.</summary>
    public static Command Create(ToolConsole console)
    {
        var check = new CheckCommand();
        var command = new Command("check",
            "Checks a lifecycle or a playbook: all errors and warnings, then the diagram of a lifecycle as " +
            "Mermaid, or the stages and segments that a playbook has no play for. Examples: lifecycle check garden.json; " +
            "lifecycle check playbook.json --lifecycle five-phase");
        command.Arguments.Add(check._file);
        check._lifecycle.AddTo(command);
        command.SetAction(parsed => check.Run(parsed, console));
        return command;
    }

    private int Run(ParseResult parsed, ToolConsole console)
    {
        var path = parsed.GetValue(_file)!;
        var text = SmallFile.Read(path);
        return IsPlaybook(text) ? Playbook(text, path, _lifecycle.Definition(parsed, console), console) : Lifecycle(text, path, console);
    }

    private static int Lifecycle(string text, string path, ToolConsole console)
    {
        var result = LifecycleDefinition.Load(text, RulesFile.Catalog);
        Write(result.Diagnostics, console);
        if (result.Definition is not { } lifecycle) throw Refused(path, "lifecycle", result.Diagnostics);
        console.Output.WriteLine(
            FormattableString.Invariant($"{lifecycle.Name}: {lifecycle.Stages.Count} stages, {lifecycle.Rules.Count} rules."));
        console.Output.WriteLine();
        console.Output.WriteLine(lifecycle.ToMermaid().TrimEnd());
        return LifecycleTool.Done;
    }

    private static int Playbook(string text, string path, LifecycleDefinition lifecycle, ToolConsole console)
    {
        var result = Plays.Playbook.Load(text, RulesFile.Catalog).CheckedFor([lifecycle], SegmentMaps.FivePhase);
        Write(result.Diagnostics, console);
        if (result.Playbook is not { } playbook) throw Refused(path, "playbook", result.Diagnostics);
        var cells = playbook.GetCoverage([lifecycle], SegmentMaps.FivePhase);
        console.Output.WriteLine(FormattableString.Invariant(
            $"{playbook.Name}: {playbook.Plays.Length} plays; coverage of {lifecycle.Name} and the five-phase segments:"));
        foreach (var cell in cells) console.Output.WriteLine(cell.ToString());
        return LifecycleTool.Done;
    }

    private static void Write(IEnumerable<Diagnostic> diagnostics, ToolConsole console)
    {
        foreach (var diagnostic in diagnostics) console.Output.WriteLine(diagnostic.ToString());
    }

    private static RefusedException Refused(string path, string what, IReadOnlyList<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return new RefusedException(FormattableString.Invariant(
            $"'{OneLine.Cell(path)}' is not a valid {what}: {errors} error{(errors == 1 ? "" : "s")}, listed above."));
    }

    /// <summary>A playbook has plays; everything else is read as a lifecycle, whose reader names what is wrong.</summary>
    private static bool IsPlaybook(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 64 });
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("plays", out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
