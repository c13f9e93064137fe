import { Missing } from '@/components/site/missing'

export default function ImportNotFound() {
  return <Missing what="import" />
}
