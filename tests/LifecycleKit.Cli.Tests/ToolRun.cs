using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;
using Spectre.Console;

namespace LifecycleKit.Cli.Tests;

/// <summary>One run of the tool, from its arguments to its exit code, and what it left behind.</summary>
internal sealed class ToolRun : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lifecycle").FullName;

    private int? _columns;

    public int ExitCode { get; private set; }

    public string Output { get; private set; } = string.Empty;

    public string Error { get; private set; } = string.Empty;

    public string OutputFolder => Path.Combine(_folder, "out");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Runs the command report.</summary>
    public static Task<ToolRun> RunAsync(params string[] arguments) =>
        StartAsync(new ToolRun(), run => ["report", .. arguments, "--out", run.OutputFolder]);

    /// <summary>Runs the command report on a terminal of some columns.</summary>
    public static Task<ToolRun> RunAtWidthAsync(int columns) =>
        StartAsync(new ToolRun { _columns = columns }, run => ["report", "--out", run.OutputFolder]);

    /// <summary>Runs a command.</summary>
    public static Task<ToolRun> RunCommandAsync(params string[] arguments) => StartAsync(new ToolRun(), _ => arguments);

    /// <summary>Runs the command report on a file with this text.</summary>
    public static Task<ToolRun> RunOnAsync(string text, params string[] arguments)
    {
        var run = new ToolRun();
        var file = run.Write("orders.csv", text);
        return StartAsync(run, _ => ["report", file, .. arguments, "--out", run.OutputFolder]);
    }

    /// <summary>Runs the command report on a file with these orders and a file with these rules.</summary>
    public static Task<ToolRun> RunWithRulesAsync(string orders, string rules, params string[] arguments)
    {
        var run = new ToolRun();
        var (file, lifecycle) = (run.Write("orders.csv", orders), run.Write("rules.json", rules));
        return StartAsync(run, _ => ["report", file, "--rules", lifecycle, .. arguments, "--out", run.OutputFolder]);
    }

    /// <summary>Runs a command with files of these texts: an argument that is the name of one becomes its path.</summary>
    public static Task<ToolRun> RunWithFilesAsync(IReadOnlyDictionary<string, string> files, params string[] arguments)
    {
        var run = new ToolRun();
        var paths = files.ToDictionary(file => file.Key, file => run.Write(file.Key, file.Value));
        return StartAsync(
            run, _ =>
                [.. arguments.Select(argument => argument == "OUT" ? run.OutputFolder : paths.GetValueOrDefault(argument, argument))]);
    }

    /// <summary>Runs the command report as a process of its own, as a user starts it.</summary>
    public static async Task<ToolRun> RunProcessAsync(params string[] arguments)
    {
        var run = new ToolRun();
        var start =
            new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = run._folder };
        string[] all = [Path.Combine(AppContext.BaseDirectory, "lifecycle.dll"), "report", .. arguments, "--out", run.OutputFolder];
        foreach (var argument in all) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Cancellation);
        var error = process.StandardError.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        (run.ExitCode, run.Output) = (process.ExitCode, await output);
        run.Error = await error;
        return run;
    }

    /// <summary>Runs the tool again in the same folder.</summary>
    public Task<ToolRun> AgainAsync(Func<ToolRun, string[]> arguments, CancellationToken interrupt = default) =>
        StartAsync(this, arguments, interrupt);

    /// <summary>Writes a file into the folder of the run.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>The text of report.html.</summary>
    public string Page() => File.ReadAllText(Path.Combine(OutputFolder, "report.html"));

    /// <summary>The page as a tree: apart from its head it is well-formed XML.</summary>
    public XElement PageTree()
    {
        var page = Page();
        var end = page.IndexOf("</main>", StringComparison.Ordinal) + "</main>".Length;
        var root = XElement.Parse(page[page.IndexOf("<main>", StringComparison.Ordinal)..end]);
        foreach (var element in root.DescendantsAndSelf()) element.Name = element.Name.LocalName;
        return root;
    }

    public JsonElement Summary()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(OutputFolder, "summary.json")));
        return json.RootElement.Clone();
    }

    /// <summary>The rows of customers.csv, rejects.csv or moves.csv, by column.</summary>
    public List<Dictionary<string, string>> Rows(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(OutputFolder, file));
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => header.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    public Dictionary<string, string> Customer(string id) => Rows("customers.csv").Single(row => row["customer_id"] == id);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<ToolRun> StartAsync(ToolRun run, Func<ToolRun, string[]> arguments, CancellationToken interrupt = default)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var terminal = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
                Out = new AnsiConsoleOutput(output),
            });
        terminal.Profile.Width = run._columns ?? terminal.Profile.Width;
        var console = new ToolConsole(output, error, terminal, static () => Stream.Null);
        run.ExitCode = await LifecycleTool.RunAsync(arguments(run), console, interrupt);
        (run.Output, run.Error) = (output.ToString(), error.ToString());
        return run;
    }
}
