using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Conditions;

/// <summary>Random visits, messages and custom events near midnights, for fields that count by calendar days.</summary>
internal static class ActivityGen
{
    private static readonly DateTimeOffset First = new(2010, 1, 20, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Draws an instant near a midnight or a change of clocks of some zone.</summary>
    /// <param name="around">The number of days of which one is drawn; as many as <paramref name="last"/> for all of them.</param>
    /// <param name="last">The last day.</param>
    public static Gen<DateTimeOffset> Instant(int around, int last) =>
        from day in Gen.Choose(0, around)
        from start in Gen.Elements(0, 18, 44, 264, 285)
        from hour in Gen.Elements(0, 2, 3, 4, 10, 12, 13.25, 21, 22, 23)
        from ticks in Gen.Elements(0L, 0L, 1L, -1L)
        select First.AddDays(around == last ? day : Math.Min(start + day, last)).AddHours(hour).AddTicks(ticks);

    /// <summary>Draws an event at such an instant.</summary>
    public static Gen<CustomerEvent> Event(int around, int last) =>
        from at in Instant(around, last)
        from kind in Gen.Choose(0, 7)
        select kind switch
        {
            0 => CustomerEvent.Visit(at),
            1 => CustomerEvent.Visit(at, engaged: true),
            2 => CustomerEvent.Message(CustomerEventKind.MessageSent, at, "p", Channels.Email),
            3 => CustomerEvent.Message(CustomerEventKind.MessageOpened, at, "p", Channels.Email),
            4 => CustomerEvent.Message(CustomerEventKind.MessageClicked, at, "p", Channels.Email),
            5 => CustomerEvent.Custom(at, "signup"),
            6 => CustomerEvent.ContactCaptured(at, Channels.Email),
            _ => CustomerEvent.Custom(at, "other"),
        };
}
