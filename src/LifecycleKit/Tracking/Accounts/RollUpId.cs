using System.Globalization;
using System.Security.Cryptography;

namespace LifecycleKit.Tracking;

/// <summary>
/// The event id of a copy for an account, with what is to be done with the copy. In the record of the account it is the digest alone.
/// </summary>
/// <param name="Digest">
/// The digest of the contact, of the event and of the change of membership that gives the event to the account.
/// </param>
/// <param name="MutedUntil">The end of a history that was taken over, up to which transitions are muted; null for a live event.</param>
/// <param name="IsWithdrawn">Whether the copy is to be taken out of the account, since the event belongs to another one.</param>
internal readonly record struct RollUpId(string Digest, DateTimeOffset? MutedUntil = null, bool IsWithdrawn = false)
{
    private const string Library = "lifecycle:";
    private const string Copy = Library + "copy:";
    private const string Event = Library + "event:";
    private const string Withdrawn = ":withdrawn";
    private const string Muted = ":muted:";

    /// <summary>The id of the pending event by which a contact asks for the stage of an account.</summary>
    public const string StageAsked = Library + "stage";

    /// <summary>The id under which the account keeps the copy.</summary>
    public string Kept => Copy + Digest;

    /// <summary>Returns whether an id was given by a tracker. Such an event is applied once in any case, and is not remembered.</summary>
    public static bool IsOwn(string? eventId) => eventId is not null && eventId.StartsWith(Library, StringComparison.Ordinal);

    /// <summary>Returns a new id for an event of a contact without one, by which its copy is found.</summary>
    public static string NewEventId() => Event + Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    /// <summary>Reads the id of a copy; false for another id.</summary>
    public static bool TryParse(string? eventId, out RollUpId id)
    {
        id = default;
        if (!IsOwn(eventId) || !eventId!.StartsWith(Copy, StringComparison.Ordinal)) return false;
        var rest = eventId[Copy.Length..];
        var muted = rest.IndexOf(Muted, StringComparison.Ordinal);
        id = rest.EndsWith(Withdrawn, StringComparison.Ordinal) ? new(rest[..^Withdrawn.Length], IsWithdrawn: true)
            : muted < 0 ? new(rest) : new(rest[..muted], InstantOf(rest.AsSpan(muted + Muted.Length)));
        return true;
    }

    /// <summary>Returns the id as a pending event has it.</summary>
    public override string ToString() => IsWithdrawn ? Kept + Withdrawn
        : MutedUntil is { } end ? FormattableString.Invariant($"{Kept}{Muted}{end.UtcTicks}") : Kept;

    private static DateTimeOffset InstantOf(ReadOnlySpan<char> ticks) =>
        new(long.Parse(ticks, NumberStyles.None, CultureInfo.InvariantCulture), TimeSpan.Zero);
}
