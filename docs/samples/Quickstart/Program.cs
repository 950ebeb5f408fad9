using System.Diagnostics;
using Quickstart;
using Spectre.Console;

try
{
    // A pipe or a file gets plain text.
    if (Console.IsOutputRedirected) AnsiConsole.Profile.Capabilities.Ansi = false;
    var arguments = Arguments.Parse(args);
    if (arguments.ShowHelp) Console.WriteLine(Arguments.Usage);
    else Run(arguments);
    return 0;
}
catch (Exception error) when (error is UserErrorException or IOException or InvalidDataException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"quickstart: {error.Message}");
    return 1;
}

static void Run(Arguments arguments)
{
    var total = Stopwatch.StartNew();
    var seconds = new Dictionary<string, double>();

    // 1. Read: every row is used, or counted as rejected, guest or too late.
    var file = new OrderFile(arguments);
    TimedAction("read", () => WithProgress(arguments, file.Read));

    // 2. Summarize: the sums of each customer's orders before the as-of date.
    var summaries = Timed("summarize", () => file.Log.Summarize(file.AsOf));

    // 3. Fit: the shop's own cut points for recency, frequency and money. They can be saved as JSON and can score one customer at a time.
    var rfm = Timed("fit", () => Shop.FitRfm(summaries, file.AsOf, arguments.TimeZone));

    // One customer only: how they came to their stage, and what would change it.
    if (arguments.Explain is { } id)
    {
        Console.Write(CustomerStory.Of(id, file.Log, rfm, file.AsOf, arguments));
        return;
    }

    // 4. Model: which customers have silently churned, how often the others will order, and for how much.
    var models = Timed("model", () => ShopModels.Fit(file.Log, file.AsOf, arguments));

    // 5. Evaluate: score, segments, stage and forecast of every customer.
    var customers = Timed("judge", () => Shop.Judge(file.Log, summaries, rfm, models, file.AsOf, arguments));

    // 6. Measure: growth, cohorts, the funnel, and the metrics of the period.
    var metrics = Timed("measure", () => ShopMetrics.Of(file, summaries, customers, arguments));

    // 7. Write.
    Directory.CreateDirectory(arguments.OutputFolder);
    List<string> paths = [PathOf("customers.csv"), PathOf("summary.json"), PathOf("rejects.csv")];
    TimedAction("write", () =>
    {
        CustomersCsv.Write(paths[0], customers, arguments.TimeZone);
        RejectsCsv.Write(paths[2], file.Rejected);
    });
    seconds["total"] = total.Elapsed.TotalSeconds;
    var summary = Summary.Of(file, customers, models, metrics, arguments, seconds);
    File.WriteAllText(paths[1], summary.ToJson());
    TerminalReport.Show(summary, models.Tracking, metrics, arguments, paths);

    string PathOf(string name) => Path.Combine(arguments.OutputFolder, name);

    T Timed<T>(string step, Func<T> work)
    {
        var watch = Stopwatch.StartNew();
        var result = work();
        seconds[step] = watch.Elapsed.TotalSeconds;
        return result;
    }

    void TimedAction(string step, Action work) => Timed(step, () =>
    {
        work();
        return true;
    });
}

static void WithProgress(Arguments arguments, Action<Action<double>> work)
{
    if (!arguments.ShowProgress || !AnsiConsole.Profile.Capabilities.Interactive)
    {
        work(static _ => { });
        return;
    }

    AnsiConsole.Progress().AutoClear(true).Start(context =>
    {
        var task = context.AddTask("Reading orders", maxValue: 1);
        work(share => task.Value = share);
    });
}
