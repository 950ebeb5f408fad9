using System.Diagnostics;
using System.Text.Json;

namespace LifecycleKit.Cli;

/// <summary>The time that each step of a run took, for timings.json. Steps may run at the same time.</summary>
internal sealed class StepTimes
{
    private readonly Stopwatch _total = Stopwatch.StartNew();
    private readonly Dictionary<string, double> _seconds = [];

    /// <summary>The time since the beginning, in seconds.</summary>
    public double Total => _total.Elapsed.TotalSeconds;

    public T Measure<T>(string step, Func<T> work)
    {
        var watch = Stopwatch.StartNew();
        var result = work();
        Set(step, watch);
        return result;
    }

    public void Measure(string step, Action work) => Measure(step, () =>
    {
        work();
        return true;
    });

    public async Task<T> MeasureAsync<T>(string step, Func<Task<T>> work)
    {
        var watch = Stopwatch.StartNew();
        var result = await work().ConfigureAwait(false);
        Set(step, watch);
        return result;
    }

    /// <summary>Returns the seconds of each step and in all, as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new Dictionary<string, double>(_seconds) { ["total"] = Total }, SummaryJsonContext.Default.DictionaryStringDouble) + "\n";

    private void Set(string step, Stopwatch watch)
    {
        lock (_seconds) _seconds[step] = watch.Elapsed.TotalSeconds;
    }
}
