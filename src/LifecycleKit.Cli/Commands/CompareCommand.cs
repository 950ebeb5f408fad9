using System.CommandLine;
using LifecycleKit.Stages;

namespace LifecycleKit.Cli;

/// <summary><c>lifecycle compare A.json B.json FILE</c>: which customers would be in another stage.</summary>
internal sealed class CompareCommand
{
    private readonly Argument<string> _before = new("A") { Description = "a lifecycle as JSON, or the name of a preset" };
    private readonly Argument<string> _after = new("B") { Description = "the other lifecycle" };
    private readonly Argument<string> _file = FileArgument.One();
    private readonly ImportArguments _import = new();
    private readonly Option<string?> _out = OptionTypes.WithPath(new Option<string?>("--out")
    {
        Description = "the folder of moves.csv, a row for each customer in another stage", HelpName = "DIR",
    });

    private CompareCommand()
    {
    }

    /// <summary>Creates the command.</summary>
    public static Command Create(ToolConsole console)
    {
        var compare = new CompareCommand();
        var command = new Command("compare",
            "Compares two lifecycles on the same orders: the number of customers by their stage in A and in " +
            "B. Example: lifecycle compare retail garden.json orders.csv --out moves");
        command.Arguments.Add(compare._before);
        command.Arguments.Add(compare._after);
        command.Arguments.Add(compare._file);
        command.Options.Add(compare._out);
        compare._import.AddTo(command);
        command.SetAction((parsed, cancellation) => compare.RunAsync(parsed, console, cancellation));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, ToolConsole console, CancellationToken cancellationToken)
    {
        var (before, after) = (Definition(parsed.GetValue(_before)!, console), Definition(parsed.GetValue(_after)!, console));
        if (parsed.GetValue(_out) is { } path)
            await ResultFolder.FillAsync(path, CompareAsync).ConfigureAwait(false);
        else
            await CompareAsync(null).ConfigureAwait(false);
        return LifecycleTool.Done;

        async Task CompareAsync(ResultFolder? folder)
        {
            var orders = await ShopOrders.ReadAsync([parsed.GetValue(_file)!], _import.Options(parsed), console, null, cancellationToken)
                .ConfigureAwait(false);
            var moves = StageMoves.Of(orders, before, after, _import.TimeZone(parsed));
            cancellationToken.ThrowIfCancellationRequested();
            moves.Show(console.Output);
            if (folder is null) return;
            moves.WriteCsv(folder.Add("moves.csv"));
            foreach (var written in folder.Keep()) await console.Output.WriteLineAsync($"Written: {written}").ConfigureAwait(false);
        }
    }

    private static LifecycleDefinition Definition(string name, ToolConsole console) =>
        File.Exists(name) || Directory.Exists(name) ? RulesFile.Read(name, console.Error)
            : LifecyclePresets.Find(name) ?? throw new RefusedException(
                $"There is no file and no preset '{OneLine.Cell(name)}'. The presets are " +
                $"{string.Join(", ", LifecyclePresets.All.Select(preset => preset.Name))}.");
}
