namespace LifecycleKit.UserTests;

/// <summary>
/// A clock that a test sets, backwards too: servers correct clocks that were ahead, which FakeTimeProvider refuses to imitate.
/// </summary>
internal sealed class ShopClock(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;
}
