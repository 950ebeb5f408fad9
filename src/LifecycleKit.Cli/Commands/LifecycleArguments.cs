using System.CommandLine;
using LifecycleKit.Stages;

namespace LifecycleKit.Cli;

/// <summary>The lifecycle of a command: a preset, or a file.</summary>
internal sealed class LifecycleArguments
{
    private readonly Choice<LifecycleDefinition> _preset = new(
        "--lifecycle", "the preset lifecycle", "retail", [.. LifecyclePresets.All.Select(preset => (preset.Name, preset))]);

    private readonly Option<string?> _rules = new("--rules")
    {
        Description = "a lifecycle of your own, as JSON, instead of a preset; all errors are listed", HelpName = "FILE.json",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_preset.Option);
        command.Options.Add(_rules);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_preset.Option) is { Implicit: false } && result.GetResult(_rules) is { Implicit: false })
                result.AddError("--lifecycle and --rules are two lifecycles: name one.");
        });
    }

    /// <summary>Returns the lifecycle; warnings of a file go to standard error.</summary>
    /// <exception cref="RefusedException">The file cannot be read, or is not a lifecycle.</exception>
    public LifecycleDefinition Definition(ParseResult parsed, ToolConsole console) =>
        parsed.GetValue(_rules) is { } path ? RulesFile.Read(path, console.Error) : _preset.ValueOf(parsed)!;
}
