using System.Numerics;
using LifecycleKit.Customers;

namespace LifecycleKit.Plays;

/// <summary>The single channels, numbered from 0.</summary>
internal static class ChannelIndex
{
    public const int Count = 6;

    public static IReadOnlyList<Channels> All { get; } =
        [Channels.Email, Channels.Sms, Channels.Push, Channels.OnSite, Channels.InPerson, Channels.Custom];

    public static int Of(Channels channel) => BitOperations.TrailingZeroCount((uint)channel);

    /// <exception cref="ArgumentException">The value is not exactly one channel.</exception>
    public static int Checked(Channels channel) => (channel & ~Channels.All) == 0 && int.PopCount((int)channel) == 1
        ? Of(channel)
        : throw new ArgumentException($"'{channel}' is not exactly one channel.", nameof(channel));
}
