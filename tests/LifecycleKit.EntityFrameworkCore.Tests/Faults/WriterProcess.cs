using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>A process of a writer, seen from the one that starts and kills it.</summary>
internal sealed class WriterProcess : IAsyncDisposable
{
    private readonly Process _process;

    private WriterProcess(Process process) => _process = process;

    public static WriterProcess Start(WriterTask task)
    {
        // This program itself, which may bring its own runtime, or else the one that runs it.
        var assembly = Assembly.GetEntryAssembly()!;
        var isOwn = Path.GetFileNameWithoutExtension(Environment.ProcessPath) != "dotnet";
        string[] program = isOwn ? [] : ["exec", assembly.Location];
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. program, .. task.ToArguments()])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        // Half of the time of a process that lives for seconds is compilation: of its code little runs often enough to be compiled again.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_TC_CallCountThreshold"] = "300";
        // Memory that is never writable and executable at once costs a mapping for each method that is compiled.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return new WriterProcess(Process.Start(start)!);
    }

    /// <summary>Lets the process go on.</summary>
    public async Task SendAsync()
    {
        await _process.StandardInput.WriteLineAsync();
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Returns the next number that the process prints; null at its end.</summary>
    public async Task<int?> ReadAsync(CancellationToken cancellationToken) =>
        await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line ? int.Parse(line, CultureInfo.InvariantCulture) : null;

    /// <summary>Kills the process, and returns the last number that it printed.</summary>
    public async Task<int?> KillAsync()
    {
        if (!_process.HasExited) _process.Kill();
        int? last = null;
        while (await ReadAsync(CancellationToken.None) is { } number) last = number;
        await _process.WaitForExitAsync();
        return last;
    }

    /// <summary>Waits for the end.</summary>
    public async Task<int> WaitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }
}
