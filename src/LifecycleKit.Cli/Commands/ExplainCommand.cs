using System.CommandLine;

namespace LifecycleKit.Cli;

/// <summary><c>lifecycle explain FILE CUSTOMER</c>: how a customer came to the stage, and what would change it.</summary>
internal sealed class ExplainCommand
{
    private readonly Argument<string> _file = FileArgument.One();
    private readonly Argument<string> _customer = new("CUSTOMER") { Description = "the id of the customer, as in customers.csv" };
    private readonly ImportArguments _import = new();
    private readonly LifecycleArguments _lifecycle = new();

    private ExplainCommand()
    {
    }

    /// <summary>Creates the command.</summary>
    public static Command Create(ToolConsole console)
    {
        var explain = new ExplainCommand();
        var command = new Command("explain", "Explains how a customer came to the stage, and what would change it. No file is written. " +
            "Example: lifecycle explain orders.csv 10042 --lifecycle attraction");
        command.Arguments.Add(explain._file);
        command.Arguments.Add(explain._customer);
        explain._lifecycle.AddTo(command);
        explain._import.AddTo(command);
        command.SetAction((parsed, cancellation) => explain.RunAsync(parsed, console, cancellation));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, ToolConsole console, CancellationToken cancellationToken)
    {
        var options = new ReportOptions { Lifecycle = _lifecycle.Definition(parsed, console), TimeZone = _import.TimeZone(parsed) };
        var orders = await ShopOrders.ReadAsync([parsed.GetValue(_file)!], _import.Options(parsed), console, null, cancellationToken)
            .ConfigureAwait(false);
        var rfm = Shop.FitRfm(orders.Log.Summarize(orders.AsOf), orders.AsOf, options);
        var story = CustomerStory.Of(parsed.GetValue(_customer)!, orders.Log, rfm, orders.AsOf, options);
        await console.Output.WriteAsync(story.AsMemory(), cancellationToken).ConfigureAwait(false);
        return LifecycleTool.Done;
    }
}
