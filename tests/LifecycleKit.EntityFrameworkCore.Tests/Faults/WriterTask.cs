using System.Globalization;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>What a process of a writer has to do.</summary>
/// <param name="Seed">The seed of the life.</param>
/// <param name="CustomerCount">The number of customers of the life.</param>
/// <param name="First">The first step.</param>
/// <param name="End">The end of the steps.</param>
internal sealed record WriterTask(int Seed, int CustomerCount, int First, int End)
{
    /// <summary>The kind of the database.</summary>
    public string Kind { get; init; } = string.Empty;

    /// <summary>The connection to the database.</summary>
    public string Connection { get; init; } = string.Empty;

    /// <summary>The folder in which handlers write down what they receive.</summary>
    public string Folder { get; init; } = string.Empty;

    /// <summary>The number of steps that are done for certain: the clock does not go back before the next one.</summary>
    public int Done { get; init; }

    /// <summary>Whether pending events are left to others.</summary>
    public bool OnlyCommits { get; init; }

    /// <summary>Whether the process calls handlers in the background.</summary>
    public bool IsInBackground { get; init; }

    /// <summary>The step from which on the process ends like a killed one when a handler has succeeded; null for never.</summary>
    public int? DiesFrom { get; init; }

    /// <summary>Which part of the customers is that of this process.</summary>
    public int Part { get; init; }

    /// <summary>The number of processes that share the customers; 1 for a process that does not wait for others.</summary>
    public int PartCount { get; init; } = 1;

    public string[] ToArguments() =>
    [
        Writer.Argument, Kind, Connection, Folder,
        .. new[] { Seed, CustomerCount, First, End, Done, OnlyCommits ? 1 : 0, Part, PartCount, IsInBackground ? 1 : 0, DiesFrom ?? -1 }
            .Select(number => number.ToString(CultureInfo.InvariantCulture)),
    ];

    public static WriterTask Parse(string[] arguments)
    {
        int[] numbers = [.. arguments[3..].Select(one => int.Parse(one, CultureInfo.InvariantCulture))];
        return new WriterTask(numbers[0], numbers[1], numbers[2], numbers[3])
        {
            Kind = arguments[0], Connection = arguments[1], Folder = arguments[2], Done = numbers[4], OnlyCommits = numbers[5] == 1,
            Part = numbers[6], PartCount = numbers[7], IsInBackground = numbers[8] == 1,
            DiesFrom = numbers[9] < 0 ? null : numbers[9],
        };
    }
}
