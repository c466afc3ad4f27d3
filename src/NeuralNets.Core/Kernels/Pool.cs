namespace NeuralNets.Kernels;

/// <summary>Things that calls borrow and give back; made when all are out, so that any number of threads may call at once.</summary>
internal sealed class Pool<TItem>(Func<TItem> create) where TItem : class
{
    private readonly Lock _lock = new();
    private readonly Stack<TItem> _items = new();

    public TItem Rent()
    {
        lock (_lock)
        {
            if (_items.TryPop(out TItem? item))
                return item;
        }
        return create();
    }

    public void Return(TItem item)
    {
        lock (_lock)
            _items.Push(item);
    }
}
