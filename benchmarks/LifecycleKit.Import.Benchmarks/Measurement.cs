using System.Diagnostics;

namespace LifecycleKit.Import.Benchmarks;

/// <summary>The least processor time of several runs: other work on the machine adds to it, nothing takes from it.</summary>
/// <param name="name">What is measured.</param>
internal sealed class Measurement(string name)
{
    /// <summary>What is measured.</summary>
    public string Name { get; } = name;

    /// <summary>The least processor time.</summary>
    public TimeSpan Best { get; private set; } = TimeSpan.MaxValue;

    /// <summary>Runs once.</summary>
    /// <param name="run">What is measured; its result is not used, but is computed.</param>
    public void Add(Func<long> run)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        GC.KeepAlive(run());
        process.Refresh();
        var time = process.TotalProcessorTime - before;
        if (time < Best) Best = time;
    }
}
