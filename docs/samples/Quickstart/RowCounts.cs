namespace Quickstart;

/// <summary>The numbers of rows by their use; each row is counted once.</summary>
public sealed record RowCounts(long Read, long Rejected, long Guest, long AfterAsOf)
{
    public long Used => Read - Rejected - Guest - AfterAsOf;
}
