using System.Diagnostics;
using System.Text.Json;
using Spectre.Console;

namespace Quickstart.Tests;

/// <summary>One run of the sample, from its arguments to its exit code, and what it left behind.</summary>
internal sealed class Sample : IDisposable
{
    private static readonly SemaphoreSlim Consoles = new(1);

    private readonly string _folder = Directory.CreateTempSubdirectory("quickstart").FullName;

    public int ExitCode { get; private set; }

    public string Output { get; private set; } = string.Empty;

    public string Error { get; private set; } = string.Empty;

    public string OutputFolder => Path.Combine(_folder, "out");

    public static async Task<Sample> RunAsync(params string[] arguments)
    {
        var sample = new Sample();
        await sample.StartAsync(arguments);
        return sample;
    }

    /// <summary>Runs the sample as a process of its own, as a user starts it.</summary>
    public static async Task<Sample> RunProcessAsync(params string[] arguments)
    {
        var sample = new Sample();
        await sample.StartProcessAsync(arguments);
        return sample;
    }

    /// <summary>Runs the sample on a file with this text.</summary>
    public static async Task<Sample> RunOnAsync(string text, params string[] arguments)
    {
        var sample = new Sample();
        var file = Path.Combine(sample._folder, "orders.csv");
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        await sample.StartAsync([file, .. arguments]);
        return sample;
    }

    /// <summary>Runs the sample on a file with these orders and a file with these rules.</summary>
    public static async Task<Sample> RunWithRulesAsync(string orders, string rules, params string[] arguments)
    {
        var sample = new Sample();
        var files = (Orders: Path.Combine(sample._folder, "orders.csv"), Rules: Path.Combine(sample._folder, "rules.json"));
        await File.WriteAllTextAsync(files.Orders, orders, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(files.Rules, rules, TestContext.Current.CancellationToken);
        await sample.StartAsync([files.Orders, "--rules", files.Rules, .. arguments]);
        return sample;
    }

    public JsonElement Summary()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(OutputFolder, "summary.json")));
        return json.RootElement.Clone();
    }

    /// <summary>The rows of customers.csv or rejects.csv, by column.</summary>
    public List<Dictionary<string, string>> Rows(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(OutputFolder, file));
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => header.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    public Dictionary<string, string> Customer(string id) => Rows("customers.csv").Single(row => row["customer_id"] == id);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Calls the entry point. Console and AnsiConsole are those of the process, so one run at a time has them.</summary>
    private async Task StartAsync(string[] arguments)
    {
        await Consoles.WaitAsync(TestContext.Current.CancellationToken);
        var outer = (Out: Console.Out, Console.Error, Ansi: AnsiConsole.Console);
        using var output = new StringWriter();
        using var error = new StringWriter();
        try
        {
            Console.SetOut(output);
            Console.SetError(error);
            AnsiConsole.Console = AnsiConsole.Create(
                new AnsiConsoleSettings
                {
                    Ansi = AnsiSupport.No,
                    ColorSystem = ColorSystemSupport.NoColors,
                    Interactive = InteractionSupport.No,
                    Out = new AnsiConsoleOutput(output),
                });
            ExitCode = (int)typeof(Arguments).Assembly.EntryPoint!.Invoke(null, [WithOutputFolder(arguments)])!;
        }
        finally
        {
            Console.SetOut(outer.Out);
            Console.SetError(outer.Error);
            AnsiConsole.Console = outer.Ansi;
            Consoles.Release();
        }

        Output = output.ToString();
        Error = error.ToString();
    }

    private async Task StartProcessAsync(string[] arguments)
    {
        var start =
            new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "Quickstart.dll"), .. WithOutputFolder(arguments)])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        ExitCode = process.ExitCode;
        Output = await output;
        Error = await error;
    }

    private string[] WithOutputFolder(string[] arguments) => [.. arguments, "--out", OutputFolder];
}
