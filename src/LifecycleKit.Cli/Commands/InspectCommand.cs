using System.CommandLine;
using System.Text.Json;
using LifecycleKit.Import;

namespace LifecycleKit.Cli;

/// <summary><c>lifecycle inspect FILE</c>: what is understood of a file.</summary>
internal sealed class InspectCommand
{
    private readonly Argument<string> _file = FileArgument.One();
    private readonly ImportArguments _import = new();
    private readonly Option<string?> _save = OptionTypes.WithPath(new Option<string?>("--save")
    {
        Description = "write the format to a file, which report --format reads", HelpName = "FORMAT.json",
    });
    private readonly Option<bool> _json = new("--json") { Description = "print format, rows and diagnostics as JSON" };

    private InspectCommand()
    {
    }

    /// <summary>Creates the command.</summary>
    public static Command Create(ToolConsole console)
    {
        var inspect = new InspectCommand();
        var command = new Command("inspect",
            "Shows what is understood of a file: its notation, its columns, its first five rows as read, and " +
            "every choice and doubt. Example: lifecycle inspect orders.csv --save format.json");
        command.Arguments.Add(inspect._file);
        command.Options.Add(inspect._save);
        command.Options.Add(inspect._json);
        inspect._import.AddTo(command);
        command.SetAction((parsed, cancellation) => inspect.RunAsync(parsed, console, cancellation));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, ToolConsole console, CancellationToken cancellationToken)
    {
        var file = parsed.GetValue(_file)!;
        var inspection = await OrderImport.InspectAsync(ShopOrders.Source(file, console), _import.Options(parsed), cancellationToken)
            .ConfigureAwait(false);
        if (parsed.GetValue(_save) is { } path)
        {
            path = Path.GetFullPath(path);
            await ResultFolder.FillAsync(Path.GetDirectoryName(path)!, async folder =>
            {
                await File.WriteAllTextAsync(folder.Add(Path.GetFileName(path)), inspection.Format.ToJson(), cancellationToken)
                    .ConfigureAwait(false);
                folder.Keep();
            }).ConfigureAwait(false);
        }

        if (parsed.GetValue(_json)) await console.Output.WriteLineAsync(ToJson(inspection)).ConfigureAwait(false);
        else InspectionReport.Show(inspection, console.Terminal);
        return LifecycleTool.Done;
    }

    private static string ToJson(ImportInspection inspection)
    {
        using var format = JsonDocument.Parse(inspection.Format.ToJson());
        return JsonSerializer.Serialize(
            new InspectionSummary(
                format.RootElement.Clone(),
                [.. inspection.Rows.Select(row => new InspectionRow(
                    row.LineNumber, row.CustomerId, row.OrderId, row.PlacedAt, row.Amount, row.Outcome?.ToString(), row.Problem))],
                [.. inspection.Diagnostics.Select(DiagnosticSummary.Of)]),
            SummaryJsonContext.Default.InspectionSummary);
    }
}
