import { Missing } from '@/components/site/missing'

export default function TaskNotFound() {
  return <Missing what="task" />
}
