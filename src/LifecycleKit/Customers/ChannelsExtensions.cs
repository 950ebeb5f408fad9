using System.Numerics;

namespace LifecycleKit.Customers;

internal static class ChannelsExtensions
{
    /// <summary>Whether a set is exactly one channel that exists.</summary>
    public static bool IsSingle(this Channels channels) => (channels & ~Channels.All) == 0 && BitOperations.IsPow2((int)channels);
}
