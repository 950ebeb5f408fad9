namespace Quickstart;

/// <summary>What became of the rows; each is counted once.</summary>
public sealed record RowCounts(long Read, long Rejected, long Guest, long AfterAsOf)
{
    public long Used => Read - Rejected - Guest - AfterAsOf;
}
