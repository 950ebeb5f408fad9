using System.CommandLine;
using LifecycleKit.Scoring;

namespace LifecycleKit.Cli;

/// <summary><c>lifecycle fit FILE --out model.json</c>: the population model of a shop.</summary>
internal sealed class FitCommand
{
    private readonly Argument<string[]> _files = FileArgument.Several(ArgumentArity.OneOrMore);
    private readonly Option<string> _out = OptionTypes.WithPath(
        new Option<string>("--out") { Description = "the file of the model", HelpName = "MODEL.json", Required = true });
    private readonly ImportArguments _import = new();

    private FitCommand()
    {
    }

    /// <summary>Creates the command.</summary>
    public static Command Create(ToolConsole console)
    {
        var fit = new FitCommand();
        var command = new Command("fit",
            "Fits the population model of a shop: RFM cut points, purchase and spend model. A tracker scores each " +
            "customer with it. Example: lifecycle fit orders.csv --out model.json");
        command.Arguments.Add(fit._files);
        command.Options.Add(fit._out);
        fit._import.AddTo(command);
        command.SetAction((parsed, cancellation) => fit.RunAsync(parsed, console, cancellation));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, ToolConsole console, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(parsed.GetValue(_out)!);
        if (Directory.Exists(path)) throw new RefusedException($"'{OneLine.Cell(path)}' is a folder. Name a file with --out.");
        await ResultFolder.FillAsync(
            Path.GetDirectoryName(path)!, folder => FitAsync(folder, path, parsed, console, cancellationToken)).ConfigureAwait(false);
        return LifecycleTool.Done;
    }

    private async Task FitAsync(
        ResultFolder folder, string path, ParseResult parsed, ToolConsole console, CancellationToken cancellationToken)
    {
        var orders = await ShopOrders.ReadAsync(parsed.GetValue(_files)!, _import.Options(parsed), console, null, cancellationToken)
            .ConfigureAwait(false);
        var options = new PopulationModelOptions { AsOf = orders.AsOf, TimeZone = _import.TimeZone(parsed) };
        var fit = PopulationModel.Fit(orders.Log, options, cancellationToken);
        foreach (var diagnostic in fit.Diagnostics)
            await console.Error.WriteLineAsync(OneLine.Of(diagnostic.ToString())).ConfigureAwait(false);
        if (!fit.TryGetModel(out var model) || fit.GetProblems() is [_, ..])
            throw new RefusedException($"The orders do not give a model that is fit for use. {string.Join(' ', fit.GetProblems())}");

        await File.WriteAllTextAsync(folder.Add(Path.GetFileName(path)), model.ToJson(), cancellationToken).ConfigureAwait(false);
        folder.Keep();
        await console.Output.WriteLineAsync(fit.Purchases.ToString()).ConfigureAwait(false);
        await console.Output.WriteLineAsync(fit.Spend.ToString()).ConfigureAwait(false);
        await console.Output.WriteLineAsync($"Written: {path}").ConfigureAwait(false);
    }
}
