namespace Shop.Data;

/// <summary>The one row that says when the simulated year ends, and whether all of it is in the database.</summary>
public sealed class SeedRun
{
    public const int OnlyId = 1;

    public int Id { get; set; } = OnlyId;

    public required DateTimeOffset At { get; set; }

    public required int CustomerCount { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }
}
