using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>
/// Calls of handlers, in a file of each process, line by line. What is written outlives the process, however that ends.
/// </summary>
public sealed class DeliveryLog : IDisposable
{
    private readonly ConcurrentDictionary<(string Handler, string Id), int> _attempts = new();
    private readonly FileStream _file;

    /// <param name="folder">The folder of the files of all processes.</param>
    public DeliveryLog(string folder)
    {
        foreach (var call in Read(folder)) _attempts.AddOrUpdate((call.Handler, call.Notice.Id), 1, static (_, count) => count + 1);
        // Without a buffer: each line is one call of the operating system.
        _file = new FileStream(
            Path.Combine(folder, $"{Guid.NewGuid():N}.log"), FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    /// <summary>
    /// Whether the process ends at once, as a killed one does, when a handler has succeeded: before the store knows of it.
    /// </summary>
    public bool DiesAfterSuccess { get; set; }

    /// <summary>Begins a call.</summary>
    /// <returns>The number of the attempt, from 1 on, over all processes that have ended.</returns>
    public int Begin(string handler, TransitionNotice notice)
    {
        var attempt = _attempts.AddOrUpdate((handler, notice.Id), 1, static (_, count) => count + 1);
        Write('B', handler, attempt, notice);
        return attempt;
    }

    /// <summary>Ends a call.</summary>
    public void End(string handler, int attempt, TransitionNotice notice, bool isDone)
    {
        Write(isDone ? 'S' : 'F', handler, attempt, notice);
        if (isDone && DiesAfterSuccess) Process.GetCurrentProcess().Kill();
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Reads the calls of all processes, in the order in which they began.</summary>
    public static IReadOnlyList<DeliveryCall> Read(string folder)
    {
        var calls = new List<DeliveryCall>();
        foreach (var file in Directory.GetFiles(folder, "*.log"))
        {
            var open = new Dictionary<(string, string, string), DeliveryCall>();
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            while (reader.ReadLine() is { } line)
            {
                var parts = line.Split('\t');
                var instant = long.Parse(parts[0], CultureInfo.InvariantCulture);
                var key = (parts[2], parts[3], parts[4]);
                if (parts[1] == "B")
                    open.Add(key, new DeliveryCall(parts[2], TransitionNotice.FromJson(parts[4]), instant));
                else if (open.Remove(key, out var call)) calls.Add(call with { EndedAt = instant, IsDone = parts[1] == "S" });
            }

            calls.AddRange(open.Values);
        }

        calls.Sort((left, right) => left.BeganAt.CompareTo(right.BeganAt));
        return calls;
    }

    private void Write(char what, string handler, int attempt, TransitionNotice notice)
    {
        lock (_file)
        {
            // The instant is that of the machine, the same for all its processes.
            var line = string.Create(
                CultureInfo.InvariantCulture, $"{Stopwatch.GetTimestamp()}\t{what}\t{handler}\t{attempt}\t{notice.ToJson()}\n");
            _file.Write(Encoding.UTF8.GetBytes(line));
        }
    }
}

/// <summary>One call of a handler.</summary>
/// <param name="Handler">The handler.</param>
/// <param name="Notice">The transition.</param>
/// <param name="BeganAt">When the call began, in ticks of the machine.</param>
/// <param name="EndedAt">When the call ended; null for one that was cut off.</param>
/// <param name="IsDone">Whether the handler succeeded.</param>
public sealed record DeliveryCall(string Handler, TransitionNotice Notice, long BeganAt, long? EndedAt = null, bool IsDone = false);
